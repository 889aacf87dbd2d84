/** A list in a form: the name before its numbers, and the parameter that it is in the JSON protocol. */
const LISTS: Readonly<Record<string, string>> = {
  AttributeName: "AttributeNames",
  MessageAttributeName: "MessageAttributeNames",
  MessageSystemAttributeName: "MessageSystemAttributeNames",
  SendMessageBatchRequestEntry: "Entries",
  DeleteMessageBatchRequestEntry: "Entries",
  ChangeMessageVisibilityBatchRequestEntry: "Entries",
  TagKey: "TagKeys",
};

/** A map in a form: as above, with the names under which its key and value stand. */
const MAPS: Readonly<Record<string, readonly [parameter: string, key: string]>> = {
  Attribute: ["Attributes", "Name"],
  MessageAttribute: ["MessageAttributes", "Name"],
  MessageSystemAttribute: ["MessageSystemAttributes", "Name"],
  Tag: ["Tags", "Key"],
};

type Node = { [part: string]: Node | string };

/**
 * Reads the parameters of a form into the shape that the JSON protocol has: `AttributeName.1=All` becomes
 * `AttributeNames: ["All"]`, `Attribute.1.Name=DelaySeconds&Attribute.1.Value=5` becomes `Attributes: {DelaySeconds: "5"}`.
 */
export function readForm(form: URLSearchParams): Record<string, unknown> {
  const root: Node = {};
  for (const [path, value] of form) {
    const parts = path.split(".");
    let node = root;
    for (const part of parts.slice(0, -1)) {
      const next = node[part];
      node = typeof next === "object" ? next : (node[part] = {});
    }
    node[parts.at(-1)!] = value;
  }
  return shape(root);
}

function shape(node: Node): Record<string, unknown> {
  const shaped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    const map = MAPS[name];
    const list = LISTS[name];
    if (typeof value === "string") shaped[name] = value;
    else if (map) shaped[map[0]] = readMap(value, map[1]);
    else if (list !== undefined)
      shaped[list] = inOrder(value).map((item) => (typeof item === "string" ? item : shape(item)));
    else shaped[name] = shape(value);
  }
  return shaped;
}

function readMap(node: Node, key: string): Record<string, unknown> {
  const pairs = inOrder(node).flatMap((item) => {
    if (typeof item === "string") return [];
    const { [key]: name, Value: value = "" } = item;
    return typeof name !== "string" ? [] : [[name, typeof value === "string" ? value : shape(value)] as const];
  });
  return Object.fromEntries(pairs);
}

function inOrder(node: Node): readonly (Node | string)[] {
  return Object.keys(node)
    .sort((a, b) => Number(a) - Number(b))
    .map((position) => node[position]!);
}

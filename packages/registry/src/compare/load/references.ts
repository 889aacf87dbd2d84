import { isObject, type Json } from "../../json.ts";

/** Where a schema was met while its document is read: the resource (`$id`) that it belongs to. */
export interface Resource {
  /** Absolute address of the resource; a made-up one where nobody gave it. */
  readonly address: string;
  /** Pointer of the resource's root. */
  readonly pointer: string;
}

/** The address of a document that gives itself none. */
const NAMELESS = "schema:///document";

/** Reads what a schema is called, and finds what a reference means. One instance for one document. */
export class References {
  readonly #resources = new Map<string, string>();
  readonly #anchors = new Map<string, string>();

  /** Takes note of a schema; returns the resource that what is inside it belongs to. */
  note(schema: Json, pointer: string, outer: Resource | undefined): Resource {
    const resource = this.#resourceOf(schema, pointer, outer);
    if (isObject(schema)) {
      const id = schema["$id"];
      const names = [
        schema["$anchor"],
        schema["$dynamicAnchor"],
        typeof id === "string" && id.startsWith("#") ? id.slice(1) : undefined,
      ];
      for (const name of names) if (typeof name === "string") this.#anchors.set(`${resource.address}#${name}`, pointer);
    }
    return resource;
  }

  /** The pointer, from the document's root, that a reference inside `resource` means; undefined when it leads outside. */
  find(reference: string, resource: Resource): string | undefined {
    const absolute = resolve(reference, resource.address);
    if (absolute === undefined) return undefined;
    const [address = "", fragment = ""] = absolute.split("#");
    const root = this.#resources.get(address);
    if (root === undefined) return undefined;
    const decoded = decode(fragment);
    if (decoded === "" || decoded.startsWith("/")) return `${root}${decoded}`;
    return this.#anchors.get(`${address}#${decoded}`);
  }

  #resourceOf(schema: Json, pointer: string, outer: Resource | undefined): Resource {
    const id = isObject(schema) ? schema["$id"] : undefined;
    const named = typeof id === "string" && !id.startsWith("#") ? resolve(id, outer?.address ?? NAMELESS) : undefined;
    if (named === undefined && outer !== undefined) return outer;
    const resource = { address: (named ?? NAMELESS).replace(/#$/, ""), pointer };
    this.#resources.set(resource.address, pointer);
    return resource;
  }
}

function resolve(reference: string, base: string): string | undefined {
  if (reference.startsWith("#")) return `${base}${reference}`;
  return URL.parse(reference, base)?.href;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

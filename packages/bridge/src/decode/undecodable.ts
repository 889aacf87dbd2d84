import { StreambridgeError } from "@streambridge/errors";

/**
 * Where and why a stream record cannot be read. It is returned, never thrown; each level on its way up puts its own step in
 * front of the path, so that a record that can be read pays nothing for it.
 */
export class Undecodable {
  readonly path: string;
  readonly wanted: string;
  readonly came: string;

  constructor(path: string, wanted: string, came: string) {
    this.path = path;
    this.wanted = wanted;
    this.came = came;
  }

  /** The same failure, seen from one level above: `step` is `NewImage`, `.lines` or `[2]`. */
  under(step: string): Undecodable {
    return new Undecodable(step + this.path, this.wanted, this.came);
  }

  /** The failure as a RECORD_UNDECODABLE error whose detail names `path`, `wanted` and `came`; it holds no row values. */
  toError(): StreambridgeError {
    const { path, wanted, came } = this;
    return new StreambridgeError("RECORD_UNDECODABLE", `${path}: wanted ${wanted}, came ${came}`, {
      mend: "Compare the record with DynamoDB's stream format and fix what wrote it, then: streambridge failures redrive --cause RECORD_UNDECODABLE",
      detail: { path, wanted, came },
    });
  }
}

/** The path step of a map's field: `.name`, or `["odd name"]` where the plain form would be ambiguous. */
export function fieldStep(name: string): string {
  return /^[A-Za-z_$][\w$-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(clip(name))}]`;
}

/** What a value is, without saying what is in it: values of rows must not reach logs. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return kindOfObject(Object.keys(value));
  return typeof value === "string" ? "text" : `a ${typeof value}`;
}

function kindOfObject(names: readonly string[]): string {
  if (names.length === 0) return "an object with no fields";
  if (names.length === 1) return `an object with the one field ${clip(names[0] ?? "")}`;
  return `an object with ${names.length} fields`;
}

const LONGEST_NAME = 40;

function clip(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}…`;
}

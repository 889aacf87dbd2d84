/**
 * A CloudEvent in the JSON format of CloudEvents 1.0, with the extension attributes that carry our metadata. Names are
 * lower-case letters and digits and values are scalars, as the specification asks of extensions (CloudEvents 1.0,
 * "Naming Conventions" and "Type System").
 */
export interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  /** The domain's source, such as `com.example.users`. */
  readonly source: string;
  readonly type: string;
  /** `<entity type>/<entity id>`, the id as the inside of a JSON string. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  /** The schema's `$id`. */
  readonly dataschema: string;
  readonly fact: string;
  /** Our `item`; see CloudEvents' Partitioning extension. */
  readonly partitionkey: string;
  /** See CloudEvents' Sequence extension. */
  readonly sequence: string;
  /** Our `written`, a number beyond CloudEvents' integers, as text. */
  readonly written?: string;
  /** Our `keys`, an object, as JSON text. */
  readonly keys?: string;
  readonly reason: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  /** See CloudEvents' Distributed Tracing extension. */
  readonly traceparent?: string;
  readonly producer?: string;
  readonly hops: number;
  /** See CloudEvents' Dataref (claim check) extension. */
  readonly dataref?: string;
  /** See CloudEvents' Deprecation extension. */
  readonly deprecated?: boolean;
  /** Midnight, in UTC, of our `sunset`; see CloudEvents' Deprecation extension. */
  readonly deprecationsunset?: string;
  readonly data?: unknown;
}

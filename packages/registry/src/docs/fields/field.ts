/** One field of an event, as a reader of the site sees it. */
export interface Field {
  /** Where it lies, as {@link FieldPath} writes it: `data.lines[].sku`. */
  readonly path: string;
  readonly name: string;
  /** 0 for the fields of the data itself. */
  readonly depth: number;
  /** Such as `string (date-time)` or `list of objects`. */
  readonly type: string;
  /** Whether its owner always has it. */
  readonly required: boolean;
  readonly description: string;
  /** What its value is held to, each in a few words: `1 to 128 characters`. */
  readonly limits: readonly string[];
  /** Whether its value is personal. */
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  /** Where it is there only under a condition: `in 1 of 2 shapes`. */
  readonly condition?: string;
}

/** How a written row differs from a plain one. */
export interface Body {
  /** What the ailing translator makes of it. */
  readonly ailment?: "throws" | "refused";
  /** `large`: its events take the claim check; `huge`: two images of it are near DynamoDB's 400 KB each. */
  readonly size?: "large" | "huge";
  /** Characters that SQS refuses raw (U+FFFE, U+FFFF), and some beyond U+FFFF. */
  readonly odd?: boolean;
  /** A causal chain longer than the bridge takes. */
  readonly tooManyHops?: boolean;
  /** Vendors refuse it until somebody mends that. */
  readonly unwanted?: boolean;
}

/** Something that is done to the table. Users and orders are numbered within their run. */
export type Op =
  | { readonly kind: "write"; readonly user: number; readonly body: Body }
  /** Only a field that no event tells of. */
  | { readonly kind: "touch"; readonly user: number }
  /** Only the stamp of its cause. */
  | { readonly kind: "stamp"; readonly user: number }
  /** The very row that is there: no change at all. */
  | { readonly kind: "same"; readonly user: number }
  | { readonly kind: "remove"; readonly user: number }
  /** The row's time is over soon; nothing is written to it any more. */
  | { readonly kind: "expire"; readonly user: number }
  | { readonly kind: "order"; readonly body: Pick<Body, "unwanted" | "odd"> }
  | { readonly kind: "cancel" };

/** Some writes at the same time, those of one row one after the other, and a pause on the clock. */
export interface Step {
  readonly ops: readonly Op[];
  readonly pauseMs: number;
}

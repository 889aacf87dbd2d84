import type { Row } from "../../src/rows.ts";

/** What is sent to the table for one op. */
export type Write =
  | { readonly kind: "put"; readonly key: string; readonly row: Row }
  | { readonly kind: "delete"; readonly key: string; readonly row: Row };

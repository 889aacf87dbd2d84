import { awsFault } from "../../services/aws-fault.ts";
import type { Injector } from "../injector.ts";

/** @throws AwsFault `ExpiredIteratorException`, where the plan says so. */
export function expiredIterator(reader: string, injector: Injector): void {
  const place = { service: "streams", operation: "GetRecords", resource: reader, caller: "lambda" };
  if (!injector.meet(place, ["expired-iterator"])) return;
  throw awsFault(
    "ExpiredIteratorException",
    "Iterator expired: the sequence to which this iterator was assigned is gone.",
  );
}

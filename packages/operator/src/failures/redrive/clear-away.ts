import { DeleteObjectCommand, NoSuchKey, PutObjectCommand } from "@aws-sdk/client-s3";
import { DeleteMessageCommand } from "@aws-sdk/client-sqs";
import { parseDataref, toJson } from "@streambridge/events";
import type { Entry, Lies } from "../entry.ts";
import { readObject } from "../objects.ts";
import type { Reach } from "../reach.ts";
import { fieldsIn } from "../read/letter.ts";
import { readBatch } from "../read/read-batch.ts";

/**
 * Takes failures away from where they lie, each when it is done with. Records that share an object are noted, and the
 * object is written again without them, or deleted when none is left: by `finish`, which must be called in any case. Who
 * dies before it does them twice.
 */
export class ClearAway {
  readonly #reach: Pick<Reach, "s3" | "sqs">;
  readonly #ofBatches = new Map<string, { readonly lies: Batch; readonly ids: Set<string> }>();
  /** How many failures name the object of a payload. */
  readonly #named: Map<string, number>;

  /** @param seen Every failure that was looked at, chosen or not: two may name one object, and the first must leave it there. */
  constructor(reach: Pick<Reach, "s3" | "sqs">, seen: readonly Entry[]) {
    this.#reach = reach;
    const byRef = Map.groupBy(seen, ({ content }) => (content.kind === "reference" ? content.ref : ""));
    this.#named = new Map([...byRef].map(([ref, ones]) => [ref, ones.length]));
  }

  /** Takes one failure away. */
  async clear({ id, lies, content }: Entry): Promise<void> {
    const { s3, sqs } = this.#reach;
    if (lies.in === "batch") return this.#note(id, lies);
    if (lies.in === "queue")
      await sqs.send(new DeleteMessageCommand({ QueueUrl: lies.url, ReceiptHandle: lies.receipt }));
    else await s3.send(new DeleteObjectCommand({ Bucket: lies.bucket, Key: lies.key }));
    if (content.kind !== "reference" || !this.#isLastOf(content.ref)) return;
    // After the message that names it: an object that nobody names harms nobody.
    const payload = parseDataref(content.ref);
    if (payload !== undefined) await s3.send(new DeleteObjectCommand({ Bucket: payload.bucket, Key: payload.key }));
  }

  /**
   * A record that was parked once may be named twice: SQS took the message and its answer was lost, so that it was sent
   * again; or the keeper had copied it to the archive and died before it took it out of the queue.
   */
  #isLastOf(ref: string): boolean {
    const left = (this.#named.get(ref) ?? 1) - 1;
    this.#named.set(ref, left);
    return left <= 0;
  }

  /** Brings the objects up to date whose records were taken away. */
  async finish(): Promise<void> {
    for (const [name, { lies, ids }] of this.#ofBatches) {
      await this.#rewrite(lies, ids);
      this.#ofBatches.delete(name);
    }
  }

  #note(id: string, lies: Batch): void {
    const name = `${lies.bucket}/${lies.key}`;
    const noted = this.#ofBatches.get(name) ?? { lies, ids: new Set<string>() };
    noted.ids.add(id);
    this.#ofBatches.set(name, noted);
  }

  async #rewrite({ bucket, key }: Batch, done: ReadonlySet<string>): Promise<void> {
    const { s3 } = this.#reach;
    const body = await readObject(s3, bucket, key).catch(noneIfGone);
    if (body === undefined) return;
    const left = readBatch({ bucket, key, body }).filter(({ id }) => !done.has(id));
    if (left.length === 0) return void (await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
    const Records = left.flatMap(({ content }) => (content.kind === "record" ? [content.record] : []));
    const Body = toJson({ ...fieldsIn(body), payload: { Records } });
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: "application/json" }));
  }
}

/** Somebody else has come to the end of it in the meantime. */
function noneIfGone(thrown: unknown): undefined {
  if (!(thrown instanceof NoSuchKey)) throw thrown;
}

type Batch = Extract<Lies, { in: "batch" }>;

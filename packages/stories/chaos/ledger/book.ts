import type { Row } from "../../src/rows.ts";
import { TTL_MS } from "../limits.ts";
import { causeStamp, orderRow, personRow } from "../workload/chaos-rows.ts";
import type { Op } from "../workload/workload.ts";
import type { Write } from "../workload/write.ts";
import type { Line } from "./line.ts";

interface Person {
  readonly row: Row;
  readonly email: string;
}

/**
 * The model of the table: what every op writes, and what that means. It knows rows and events as the documents describe
 * them, and imports neither the bridge nor the packages of events.
 */
export class Book {
  readonly lines: Line[] = [];
  /** Subjects that vendors are to refuse. */
  readonly unwanted: string[] = [];
  readonly #run: string;
  readonly #people = new Map<string, Person>();
  /** Users whose row has a time to live: nothing is written to them any more. */
  readonly #ended = new Set<string>();
  readonly #positions = new Map<string, number>();
  readonly #openOrders: Row[] = [];
  #stamps = 0;
  #orders = 0;

  /** @param run Tells the users of this run from those of others, whose effects the vendors may still have. */
  constructor(run: string) {
    this.#run = run;
  }

  /** What an op writes at this time of the clock; undefined where it does not apply. */
  enter(op: Op, now: number): Write | undefined {
    if (op.kind === "order") return this.#order(op.body);
    if (op.kind === "cancel") return this.#cancel();
    const user = `${this.#run}-u${op.user}`;
    if (this.#ended.has(user)) return undefined;
    return this.#change(op, user, this.#people.get(user), now);
  }

  #change(op: Extract<Op, { user: number }>, user: string, person: Person | undefined, now: number): Write | undefined {
    if (op.kind === "write") return this.#write(user, op.body);
    if (op.kind === "expire") return this.#expire(user, now);
    if (person === undefined) return undefined;
    switch (op.kind) {
      case "touch":
        return this.#keep(user, { ...person.row, touched: { S: this.#stamp() } });
      case "stamp":
        return this.#keep(user, { ...person.row, ...causeStamp(this.#stamp(), 0) });
      case "same":
        return this.#keep(user, person.row);
      default:
        this.#people.delete(user);
        this.#tell("UserDeleted", person.email, user);
        return { kind: "delete", key: user, row: person.row };
    }
  }

  #write(user: string, body: Extract<Op, { kind: "write" }>["body"]): Write {
    const email = `${this.#stamp()}@example.com`;
    const cause = body.tooManyHops === true ? causeStamp(this.#stamp(), "too many") : {};
    const row = { ...personRow(user, email, body), ...cause };
    this.#tell(this.#people.has(user) ? "UserProfileChanged" : "UserRegistered", email, user);
    if (body.unwanted === true) this.unwanted.push(email);
    this.#people.set(user, { row, email });
    return { kind: "put", key: user, row };
  }

  #expire(user: string, now: number): Write {
    const { row, ...write } = this.#write(user, {});
    this.#ended.add(user);
    this.#tell("UserDeleted", this.#people.get(user)?.email ?? "", user);
    return { ...write, row: { ...row, expiresAt: { N: String(Math.ceil((now + TTL_MS) / 1000)) } } };
  }

  /** A write that no event tells of. */
  #keep(user: string, row: Row): Write {
    const email = this.#people.get(user)?.email ?? "";
    this.#people.set(user, { row, email });
    return { kind: "put", key: user, row };
  }

  #order(body: Extract<Op, { kind: "order" }>["body"]): Write {
    this.#orders += 1;
    const id = `${this.#run}-o${this.#orders}`;
    const row = orderRow(id, body);
    this.#openOrders.push(row);
    this.#tell("OrderPlaced", id, id);
    if (body.unwanted === true) this.unwanted.push(id);
    return { kind: "put", key: id, row };
  }

  #cancel(): Write | undefined {
    const row = this.#openOrders.shift();
    const id = row?.["orderId"]?.S;
    if (row === undefined || id === undefined) return undefined;
    this.#tell("OrderCancelled", id, id);
    return { kind: "put", key: id, row: { ...row, status: { S: "cancelled" }, cancelReason: { S: "customer" } } };
  }

  #tell(event: Line["event"], subject: string, entity: string): void {
    const position = this.#positions.get(entity) ?? 0;
    this.#positions.set(entity, position + 1);
    this.lines.push({ event, subject, entity, position });
  }

  #stamp(): string {
    this.#stamps += 1;
    return `${this.#run}-c${this.#stamps}`;
  }
}

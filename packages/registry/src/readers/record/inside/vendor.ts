import { HttpRequestInterceptor } from "@mswjs/interceptors/http";

/** How a vendor answers the requests of one run, one after the other; the last answer stays. `cut`: the line is cut. */
export type Mood = readonly (number | "cut")[];

/** A vendor that takes all. */
export const WILLING: Mood = [200];

/**
 * Every other mood: kinds of refusal, and some before or after a success. 207 takes a batch and refuses its parts. A 429 is
 * not among them: clients wait before they ask again, and what is looked for here are fields, not patience.
 */
export const MOODS: readonly Mood[] = [
  [207],
  [404],
  [409],
  [500],
  ["cut"],
  [404, 200],
  [409, 200],
  [409, 404],
  [200, 404],
  [200, 409],
  [200, 500],
];

/** Stands in for every vendor at once. */
export interface Vendor {
  /** How the requests from now on are answered. */
  be(mood: Mood): void;
}

/**
 * Answers every HTTP request of this process, whatever client sends it and wherever to; none leaves the process. An
 * answer repeats what was sent, with an id, as most APIs do; it is no vendor in particular.
 */
export function standInForVendors(): Vendor {
  let answers: Mood = WILLING;
  let asked = 0;
  const interceptor = new HttpRequestInterceptor();
  interceptor.on("request", async ({ request, controller }) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? 200;
    asked += 1;
    if (answer === "cut") controller.errorWith(new Error("connect ECONNREFUSED"));
    else controller.respondWith(await respond(answer, request));
  });
  interceptor.apply();
  return {
    be(mood) {
      answers = mood;
      asked = 0;
    },
  };
}

async function respond(status: number, request: Request): Promise<Response> {
  const sent = asObject(await request.text().catch(() => ""));
  const refusal = { status: "error", code: status, category: CATEGORIES[status] ?? "REFUSED", message: "refused" };
  if (status >= 400) return Response.json(refusal, { status });
  if (status === 207) return Response.json({ status: "COMPLETE", results: [], errors: [refusal] }, { status });
  const one = { ...sent, id: "1", createdAt: EPOCH, updatedAt: EPOCH, archived: false, properties: {} };
  return Response.json({ ...one, ok: true, status: "COMPLETE", results: [one], items: [one] }, { status });
}

/** What APIs call these refusals in their bodies. */
const CATEGORIES: Readonly<Record<number, string>> = { 404: "NOT_FOUND", 409: "CONFLICT" };

const EPOCH = new Date(0).toISOString();

function asObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

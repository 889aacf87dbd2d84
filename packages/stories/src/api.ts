import type { LocalCloud } from "@streambridge/local-cloud";

/** A user as `POST /users` takes it. */
export interface NewUser {
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly bio?: string;
  /** ISO time from which the row may be deleted by the table's TTL. */
  readonly expiresAt?: string;
}

/** The HTTP API as a client of the producing team sees it. An answer that is not 2xx rejects with its status and body. */
export interface Api {
  register(user: NewUser): Promise<{ readonly userId: string }>;
  change(userId: string, fields: Partial<NewUser>): Promise<void>;
  remove(userId: string): Promise<void>;
}

/** Opens the one HTTP API of the graph with a token of the local issuer. */
export async function openApi(cloud: LocalCloud): Promise<Api> {
  const [address] = Object.values(cloud.apis);
  const headers = { authorization: `Bearer ${await cloud.token()}`, "content-type": "application/json" };

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
  return {
    register: async (user) => (await call("POST", "/users", user)) as { userId: string },
    change: async (userId, fields) => void (await call("PATCH", `/users/${userId}`, fields)),
    remove: async (userId) => void (await call("DELETE", `/users/${userId}`)),
  };
}

import { StreambridgeError } from "@streambridge/errors";
import { isObject, type Json } from "../follow/json.ts";

/** The HTTP API of the stack, called as its clients call it. */
export interface Api {
  /** Sends a request; answers the body's object, empty where there is none. */
  send(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<Json>;
}

/**
 * Calls the API at an address with a token.
 * Every request throws StreambridgeError `NOT_DELIVERED` when the answer is no success.
 */
export function callApi(address: string, token: string): Api {
  return {
    async send(method, path, body) {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw refused(method, path, response.status, text);
      const answer: unknown = text === "" ? {} : JSON.parse(text);
      return isObject(answer) ? answer : {};
    },
  };
}

function refused(method: string, path: string, status: number, body: string): StreambridgeError {
  return new StreambridgeError("NOT_DELIVERED", `${method} ${path} was answered with ${status}: ${body}`);
}

import type { Entity } from "../envelope/event.ts";
import { attributeText, parseAttribute } from "./text.ts";

/** What an event is about, as a CloudEvents subject: `user/01JD9W4Z6Q8R2T5V7X9Y0A1B2C`. */
export function writeSubject({ type, id }: Entity): string {
  return `${type}/${attributeText(id).slice(1, -1)}`;
}

/** The entity that a subject names; undefined when {@link writeSubject} did not write it. The id may hold slashes. */
export function readSubject(subject: string): Entity | undefined {
  const slash = subject.indexOf("/");
  if (slash === -1) return undefined;
  const id = parseAttribute(`"${subject.slice(slash + 1)}"`);
  return typeof id === "string" ? { type: subject.slice(0, slash), id } : undefined;
}

// template: EVENT_TYPES stands for the event types that were asked for
import { validators } from "./validators.js";

export const eventTypes = [EVENT_TYPES];

export function readEvent(delivered) {
  const detail = isObject(delivered) && isObject(delivered.detail) ? delivered.detail : delivered;
  if (!isObject(detail) || !isObject(detail.metadata)) return refuse("unreadable", ["there is no metadata"]);
  const { metadata, data } = detail;
  if (!eventTypes.includes(metadata.type)) return refuse("unknown-type", [`${metadata.type} was not asked for`]);
  const problems = problemsOf("metadata", metadata, "metadata");
  if (problems.length > 0) return refuse("unreadable", problems);
  if (data === undefined && metadata.dataref !== undefined) {
    return { ...refuse("claimed", [`the data lies at ${metadata.dataref}`]), metadata };
  }
  const refused = problemsOf(metadata.type, data, "data");
  return refused.length > 0
    ? refuse("unreadable", refused)
    : { ok: true, event: { type: metadata.type, metadata, data } };
}

export function validateData(type, data) {
  if (!eventTypes.includes(type)) return refuse("unknown-type", [`${type} was not asked for`]);
  const problems = problemsOf(type, data, "data");
  return problems.length > 0 ? refuse("unreadable", problems) : { ok: true, data };
}

function problemsOf(name, value, at) {
  const validate = validators[name];
  if (validate(value)) return [];
  return validate.errors.map(({ instancePath, message }) => `${at}${instancePath}: ${message}`);
}

function refuse(reason, problems) {
  return { ok: false, reason, problems };
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

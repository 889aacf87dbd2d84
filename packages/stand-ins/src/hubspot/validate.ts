import type { VendorReply } from "../stand-in.ts";
import { find, type CrmObject, type Kind } from "./portal.ts";
import { refuse } from "./refuse.ts";

/** HubSpot's refusal of these properties for `target` (undefined: a new object), or undefined when it would take them. */
export function refuseProperties(
  kind: Kind,
  properties: Readonly<Record<string, unknown>>,
  target: CrmObject | undefined,
): VendorReply | undefined {
  const faults = Object.entries(properties).flatMap(([name, value]) => faultOf(kind, name, value));
  if (faults.length > 0) {
    return refuse(400, "VALIDATION_ERROR", `Property values were not valid: ${JSON.stringify(faults)}`);
  }
  for (const name of kind.unique) {
    const value = properties[name];
    const holder = typeof value === "string" ? find(kind, value, name) : undefined;
    if (holder === undefined || holder.id === target?.id) continue;
    return refuse(409, "CONFLICT", `${SINGULAR[kind.type]} already exists. Existing ID: ${holder.id}`);
  }
  return undefined;
}

const SINGULAR = { contacts: "Contact", deals: "Deal" } as const;

function faultOf(
  kind: Kind,
  name: string,
  value: unknown,
): { isValid: false; message: string; error: string; name: string }[] {
  const fault = (error: string, message: string) => [{ isValid: false as const, message, error, name }];
  if (!kind.properties.includes(name)) return fault("PROPERTY_DOESNT_EXIST", `Property "${name}" does not exist`);
  if (typeof value !== "string") return fault("INVALID_VALUE", `${name} is not a string`);
  if (name === "email" && !/^[^@\s]+@[^@\s]+$/.test(value))
    return fault("INVALID_EMAIL", `Email address ${value} is invalid`);
  if (name === "amount" && !/^-?\d+(\.\d+)?$/.test(value))
    return fault("INVALID_DOUBLE", `${value} was not a valid number.`);
  return [];
}

/** A CRM object as HubSpot returns it; properties are text. */
export interface CrmObject {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: false;
  /** Ids of associated contacts; of deals only. */
  readonly contacts: readonly string[];
}

/** Everything about one type of object. */
export interface Kind {
  readonly type: "contacts" | "deals";
  /** Objects that are not archived, by id. */
  readonly objects: Map<string, CrmObject>;
  /** Properties that exist: HubSpot's own, as far as they are used, and the custom ones of crm-sync. */
  readonly properties: readonly string[];
  /** Those whose values are unique, which an `idProperty` may name. */
  readonly unique: readonly string[];
}

export interface Portal {
  readonly contacts: Kind;
  readonly deals: Kind;
}

export function makePortal(): Portal {
  return {
    contacts: {
      type: "contacts",
      objects: new Map(),
      properties: ["email", "firstname", "lastname", "hs_language", "app_user_id", "app_registered_at"],
      unique: ["email", "app_user_id"],
    },
    deals: {
      type: "deals",
      objects: new Map(),
      properties: [
        "dealname",
        "amount",
        "deal_currency_code",
        "dealstage",
        "pipeline",
        "closedate",
        "closed_lost_reason",
        "description",
        "app_order_id",
      ],
      unique: ["app_order_id"],
    },
  };
}

/** The object whose `idProperty` has this value; without `idProperty`, the one with this id. */
export function find(kind: Kind, value: string, idProperty: string | undefined): CrmObject | undefined {
  if (idProperty === undefined) return kind.objects.get(value);
  // HubSpot compares e-mail addresses without regard to case.
  const same = (text: string | undefined): boolean => text?.toLowerCase() === value.toLowerCase();
  return [...kind.objects.values()].find((object) => same(object.properties[idProperty]));
}

/** Adds properties to an object, or makes a new one of them. */
export function save(
  kind: Kind,
  before: CrmObject | undefined,
  properties: Readonly<Record<string, string>>,
): CrmObject {
  const now = new Date().toISOString();
  lastId += before === undefined ? 1 : 0;
  const saved: CrmObject = {
    id: before?.id ?? String(lastId),
    properties: { ...before?.properties, ...properties },
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    archived: false,
    contacts: before?.contacts ?? [],
  };
  kind.objects.set(saved.id, saved);
  return saved;
}
let lastId = 1000;

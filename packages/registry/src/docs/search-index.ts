import { listFields } from "./fields/list-fields.ts";
import { ENVELOPE_HREF, eventHref, readerHref, type Site } from "./site.ts";

/** Something that can be found. */
export interface Entry {
  readonly kind: "event" | "field" | "reader" | "domain";
  readonly name: string;
  /** One line of explanation, searched as well. */
  readonly about: string;
  /** From the site's root. */
  readonly href: string;
}

/** Everything that the search box finds: what is likeliest to be meant comes first. */
export function searchIndex({ catalogue, readers }: Site): readonly Entry[] {
  const { domains, events, metadata } = catalogue;
  return [
    ...events.map(({ type, title, status }): Entry => {
      const about = status === "active" ? title : `${title} (${status})`;
      return { kind: "event", name: type, about, href: eventHref(type) };
    }),
    ...domains.map(({ name, description }): Entry => ({
      kind: "domain",
      name,
      about: description,
      href: `index.html#${name}`,
    })),
    ...readers.map(({ name, owner }): Entry => ({ kind: "reader", name, about: owner, href: readerHref(name) })),
    ...events.flatMap(({ type, schema }) =>
      listFields(schema, "data").map(({ path, description }): Entry => {
        const href = `${eventHref(type)}#${encodeURIComponent(path)}`;
        return { kind: "field", name: path.replace(/^data\./, ""), about: `${type} · ${description}`, href };
      }),
    ),
    ...listFields(metadata, "metadata").map(({ path, description }): Entry => {
      return { kind: "field", name: path, about: description, href: `${ENVELOPE_HREF}#${encodeURIComponent(path)}` };
    }),
  ];
}

/** A handler as the consumer kit takes it: a function, or one that is declared to delete. */
export type Handler = Run | { readonly deletes: Run };

/** What a handler does with an event. */
export type Run = (event: unknown, context: unknown) => unknown;

/** Handlers by event type. */
export type Handlers = Readonly<Record<string, Handler>>;

const captured = new Map<string, Handlers>();

/** Stands in for the consumer kit's `consume`: keeps the handlers that it is given, and makes nothing of them. */
export function consume(subscription: { readonly name: string }, handlers: Handlers): () => never {
  captured.set(subscription.name, handlers);
  return () => {
    throw new Error("only the handlers are run here");
  };
}

/** The handlers that the consumer of this name handed to the kit; undefined when it handed none. */
export function handlersOf(name: string): Handlers | undefined {
  return captured.get(name);
}

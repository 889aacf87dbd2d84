import type { SealedEvent } from "@streambridge/events";

/** A sealed registration whose biography has as many characters as asked. */
export function registration(bioCharacters = 0, metadata: Partial<SealedEvent["metadata"]> = {}): SealedEvent {
  return {
    type: "UserRegistered.v2",
    source: "com.example.users",
    metadata: {
      fact: "f".repeat(32),
      id: "1".repeat(32),
      type: "UserRegistered.v2",
      version: 2,
      time: "2026-11-23T12:00:00.000Z",
      entity: { type: "user", id: "user-1" },
      item: "2".repeat(32),
      sequence: `2026-11-01T00:00:00.000/${"0".repeat(40)}`,
      reason: "write",
      hops: 0,
      ...metadata,
    },
    data: {
      userId: "user-1",
      firstname: "Ada",
      lastname: "Lovelace",
      email: "ada@example.com",
      registeredAt: "2026-11-23T12:00:00.000Z",
      ...(bioCharacters > 0 && { bio: "x".repeat(bioCharacters) }),
    },
  };
}

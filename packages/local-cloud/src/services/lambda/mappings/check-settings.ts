import { FILTERS_MAX, QUEUE_BATCH_WITHOUT_WINDOW, RANGES, RECORD_AGE_MIN_SECONDS } from "./limits.ts";
import { refusedMapping } from "./refuse-mapping.ts";
import type { QueueMappingSettings, StreamMappingSettings } from "./settings.ts";

/**
 * Checks what can be said of a mapping alone. The queue texts were recorded on AWS; those on FIFO queues, filters and ages are ours.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for numbers that AWS refuses.
 */
export function checkSettings(settings: StreamMappingSettings | QueueMappingSettings): void {
  checkRanges(settings);
  if (settings.filters.length > FILTERS_MAX) {
    throw refusedMapping(
      settings.name,
      `a mapping has ${FILTERS_MAX} filters at most, and this has ${settings.filters.length}`,
    );
  }
  if (settings.kind === "stream") return checkRecordAge(settings);
  // The API text wants the window for streams too, but AWS takes a stream mapping of 100 without one: it is its default.
  const { name, batchSize, windowSeconds, eventSourceArn } = settings;
  const isFifo = eventSourceArn.endsWith(".fifo");
  const isLarge = batchSize > QUEUE_BATCH_WITHOUT_WINDOW;
  if (isFifo && isLarge) throw refusedMapping(name, "a FIFO queue allows batches of 10 at most");
  if (isFifo && windowSeconds > 0) throw refusedMapping(name, "a FIFO queue allows no batching window");
  if (isLarge && windowSeconds < 1) {
    throw refusedMapping(
      name,
      "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
    );
  }
}

function checkRecordAge({ name, maximumRecordAgeSeconds: age }: StreamMappingSettings): void {
  if (age === -1 || age >= RECORD_AGE_MIN_SECONDS) return;
  throw refusedMapping(
    name,
    `a maximum record age is -1 or at least ${RECORD_AGE_MIN_SECONDS} seconds, and this is ${age}`,
  );
}

function checkRanges(settings: StreamMappingSettings | QueueMappingSettings): void {
  const given: Partial<Record<keyof typeof RANGES, number>> = {
    batchSize: settings.batchSize,
    maximumBatchingWindowInSeconds: settings.windowSeconds,
    ...(settings.kind === "stream" && {
      parallelizationFactor: settings.parallelizationFactor,
      maximumRetryAttempts: settings.maximumRetryAttempts,
      maximumRecordAgeInSeconds: settings.maximumRecordAgeSeconds,
    }),
    ...(settings.kind === "queue" &&
      settings.maximumConcurrency !== undefined && {
        "scalingConfig.maximumConcurrency": settings.maximumConcurrency,
      }),
  };
  for (const [member, value] of Object.entries(given)) {
    const [least, most] = RANGES[member as keyof typeof RANGES];
    const constraint =
      value < least
        ? `Member must have value greater than or equal to ${least}`
        : value > most && `Member must have value less than or equal to ${most}`;
    if (constraint === false) continue;
    throw refusedMapping(
      settings.name,
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
    );
  }
}

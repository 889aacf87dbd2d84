export { linkValues } from "./link-values.ts";
export { onTrial, type Trial } from "./trial.ts";
export { sampleEvent, type SampleOptions } from "./sample-event.ts";
export { sampleBody, sampleRecord, type Delivery } from "./sample-record.ts";

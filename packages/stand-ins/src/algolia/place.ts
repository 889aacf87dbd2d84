/** Records of one index by `objectID`. */
export type Index = Map<string, Readonly<Record<string, unknown>>>;

/** Which object of which index a request is about. */
export interface Place {
  readonly indices: Map<string, Index>;
  readonly indexName: string;
  readonly objectID: string;
}

/** The index of a place, made on first use. */
export function indexOf({ indices, indexName }: Place): Index {
  const known = indices.get(indexName);
  if (known !== undefined) return known;
  const made: Index = new Map();
  indices.set(indexName, made);
  return made;
}

/** Answers to writes carry a task; the stand-in's are numbered as they come and done at once. */
export function nextTask(): number {
  lastTask += 1;
  return lastTask;
}
let lastTask = 0;

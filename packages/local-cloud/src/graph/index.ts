// The graph by itself: what a program asks AWS for, without the services that would boot it.
export { recordGraph } from "./record-graph.ts";
export { SECRET_TOKEN, type FunctionBuild, type RecordOptions, type Resource, type ResourceGraph } from "./graph.ts";
export { physicalNameOf, viewGraph, type GraphView } from "./graph-view.ts";
export { copyProject, type ProjectCopy } from "./copy-project.ts";

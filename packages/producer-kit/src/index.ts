export { serve, pathParameter, type Route } from "./serve.ts";
export { readBody, type ReadBody, type Request } from "./read-body.ts";
export { answer, answerNothing, refuse, type Answer, type RefusalCode } from "./answer.ts";
export { causeOf } from "./cause-of.ts";

// The fields that a body is made of
export { shape, type Shaped } from "./fields/shape.ts";
export { text, textLike, type TextBounds } from "./fields/text.ts";
export { email } from "./fields/email.ts";
export { wholeNumber } from "./fields/whole-number.ts";
export { oneOf } from "./fields/one-of.ts";
export { listOf } from "./fields/list-of.ts";
export { futureInstant } from "./fields/instant.ts";
export { fits, refuses, type Checked, type Field, type FieldProblem, type ValueOf } from "./fields/field.ts";

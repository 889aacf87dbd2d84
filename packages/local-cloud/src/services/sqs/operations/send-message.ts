import { queueOf, type SqsOperation } from "./context.ts";
import { send } from "./send.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage: SqsOperation = (context) => (input) => send(context.store, queueOf(context, input), input);

import type { CreateEventBusRequest, CreateEventBusResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { invalidValue, operation, refused } from "./context.ts";
import { tagsIn } from "./tagged.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
export const createEventBus = operation<CreateEventBusRequest>(
  ({ buses, clock, tags }, { Name: name = "", Description: description, Tags }) => {
    if (!/^[/.\-_A-Za-z0-9]{1,256}$/.test(name)) {
      throw invalidValue(name, "name", "Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+");
    }
    // The model has the slash for partners' buses alone.
    if (name.includes("/")) throw refused("Event bus name must not contain '/'.");
    if (buses.find(name) !== undefined) {
      throw awsFault("ResourceAlreadyExistsException", `Event bus ${name} already exists.`);
    }
    const { arn } = buses.create(name, clock.now(), description);
    tags.add(arn, tagsIn(Tags));
    return {
      EventBusArn: arn,
      ...(description !== undefined && { Description: description }),
    } satisfies CreateEventBusResponse;
  },
);

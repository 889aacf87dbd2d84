import { Cron } from "croner";
import { DAY_MS, MINUTE_MS } from "../limits.ts";

/** When a rule with a schedule is due. */
export interface Schedule {
  /** The first time after `after`; undefined when there is none any more. Both in milliseconds since the epoch. */
  next(after: number): number | undefined;
}

/** The one thing that AWS says of an expression that it does not take (PutRule). */
export const INVALID_EXPRESSION = "Parameter ScheduleExpression is not valid.";

/**
 * Reads the expression of a rule: `rate(5 minutes)`, or `cron(0 10 * * ? *)`, whose six fields are minutes, hours, day of
 * the month, month, day of the week and year, in UTC. A rate counts from when the rule was enabled.
 *
 * @returns undefined when AWS would refuse it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function readSchedule(expression: string): Schedule | undefined {
  const [, kind, inside = ""] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined) return undefined;
  return kind === "rate" ? readRate(inside) : readCron(inside);
}

const UNITS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS };

/** AWS wants `1 minute` and `2 minutes`. */
function readRate(text: string): Schedule | undefined {
  const [, value = "", unit = "", plural] = /^([1-9]\d{0,8}) (minute|hour|day)(s?)$/.exec(text) ?? [];
  if ((value === "1") === (plural === "s")) return undefined;
  const period = Number(value) * (UNITS[unit] ?? Number.NaN);
  return Number.isNaN(period) ? undefined : { next: (after) => after + period };
}

/** What each field may be made of; `L`, `W` and `#` count days from the other end, or to the nearest weekday. */
const FIELDS = [
  /^[\d,\-*/]+$/,
  /^[\d,\-*/]+$/,
  /^(?:[\d,\-*/LW]+|\?)$/,
  /^[\dA-Z,\-*/]+$/,
  /^(?:[\dA-Z,\-*/#]+|\?)$/,
  /^[\d,\-*/]+$/,
];

function readCron(text: string): Schedule | undefined {
  const fields = text.split(/ +/);
  if (fields.length !== FIELDS.length || !FIELDS.every((shape, index) => shape.test(fields[index] ?? "")))
    return undefined;
  const [minutes, hours, dayOfMonth = "", month, dayOfWeek = "", year] = fields;
  // One of the two days has to be left open, so that they never contradict each other.
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) return undefined;
  const days = [dayOfMonth, dayOfWeek].map((day) => (day === "?" ? "*" : day));
  try {
    const pattern = `0 ${minutes} ${hours} ${days[0]} ${month} ${days[1]} ${year}`;
    // As on AWS, Sunday is 1, and `0/15` steps from 0 on.
    const reading = { alternativeWeekdays: true, sloppyRanges: true } as const;
    const cron = new Cron(pattern, { mode: "7-part", timezone: "UTC", ...reading });
    return { next: (after) => cron.nextRun(new Date(after))?.getTime() };
  } catch {
    return undefined;
  }
}

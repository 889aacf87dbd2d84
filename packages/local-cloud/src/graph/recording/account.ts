/** The account that recorded resources pretend to live in. No AWS account has this number. */
export const ACCOUNT_ID = "000000000000";

/** The region of a program that names none in `providers.aws.region`. */
export const DEFAULT_REGION = "us-east-1";

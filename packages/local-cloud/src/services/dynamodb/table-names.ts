/** Stands in the ARN of every table. */
export const TABLE_IN_ARN = ":table/";

const TABLE_ARN = /("TableName"\s*:\s*)"arn:[^"]*:table\/([\w.-]+)"/g;

/**
 * Parameters with the names of tables in the place of their ARNs, which AWS takes as well and DynamoDB Local does not.
 *
 * @param parameters JSON text.
 */
export function withTableNames(parameters: string): string {
  return parameters.includes(TABLE_IN_ARN) ? parameters.replaceAll(TABLE_ARN, '$1"$2"') : parameters;
}

/** The name in the ARN of a table, or a name as it is. */
export function tableName(nameOrArn: unknown): string {
  const text = String(nameOrArn);
  return text.startsWith("arn:") ? text.slice(text.indexOf(TABLE_IN_ARN) + TABLE_IN_ARN.length) : text;
}

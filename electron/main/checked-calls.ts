import type { z } from 'zod';
import {
  querySchemas,
  type CommandReply,
  type Door,
  type QueryArgs,
  type QueryName,
  type QueryReply,
} from '#contract/calls';
import { commandSchemas, type CommandArgs, type CommandName } from '#core/commands';
import { fail, ok, type Result } from '#core/result';

// The contract's schemas, typed so that a name's schema is known to give that name's arguments.
const ofCommands: { readonly [Name in CommandName]: z.ZodType<CommandArgs<Name>> } = commandSchemas;
const ofQueries: { readonly [Name in QueryName]: z.ZodType<QueryArgs<Name>> } = querySchemas;

/** Checks what came from outside against the command's schema. Fails with `bad-request`. */
export function checkCommand<Name extends CommandName>(
  name: Name,
  input: unknown,
): Result<CommandArgs<Name>> {
  const parsed = ofCommands[name].safeParse(input);
  return parsed.success ? ok(parsed.data) : misunderstood(name, parsed.error);
}

/** Checks what came from outside against the query's schema. Fails with `bad-request`. */
export function checkQuery<Name extends QueryName>(name: Name, input: unknown): Result<QueryArgs<Name>> {
  const parsed = ofQueries[name].safeParse(input);
  return parsed.success ? ok(parsed.data) : misunderstood(name, parsed.error);
}

/** Checks and carries out a command. */
export async function callCommand<Name extends CommandName>(
  door: Door,
  name: Name,
  input: unknown,
): Promise<CommandReply<Name>> {
  const args = checkCommand(name, input);
  return args.ok ? door.command(name, args.value) : args;
}

/** Checks and answers a query. */
export async function callQuery<Name extends QueryName>(
  door: Door,
  name: Name,
  input: unknown,
): Promise<QueryReply<Name>> {
  const args = checkQuery(name, input);
  return args.ok ? door.query(name, args.value) : args;
}

function misunderstood(name: string, error: z.ZodError): Result<never> {
  const [issue] = error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at “${issue.path.join('.')}”`;
  return fail(
    'bad-request',
    `The call ${name} was not understood${where}: ${issue?.message ?? 'wrong form'}`,
  );
}

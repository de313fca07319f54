const COMMANDS = [
  "start",
  "help",
  "status",
  "positions",
  "why",
  "guards",
  "freeze",
  "flatten",
  "unfreeze",
  "stop",
] as const;

export type CommandName = (typeof COMMANDS)[number];

export type Command = { readonly name: CommandName; readonly rest: string };

/** What a message asks for; null where it is no command. A bot's own name behind it, as in `/status@axisor_bot`, is left out. */
export const readCommand = (text: string): Command | null => {
  const [, word = "", rest = ""] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.*))?$/isu.exec(text.trim()) ?? [];
  const name = COMMANDS.find((known) => known === word.toLowerCase());
  return name === undefined ? null : { name, rest: rest.trim() };
};

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of these programs that the search path holds. */
export function findOnPath(names: readonly string[], searchPath: string): string | undefined {
  for (const name of names) {
    for (const directory of searchPath.split(delimiter)) {
      if (directory !== "" && isExecutable(join(directory, name))) return join(directory, name);
    }
  }
  return undefined;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

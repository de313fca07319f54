/** The directory of the package that a file belongs to, from the outermost `node_modules` on; null for a file of ours. */
export const packageOf = (file: string): string | null =>
  /node_modules\/(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*(?=\/)/.exec(file)?.[0] ?? null;

type Remedies = Readonly<{ debian: string; fedora: string; macos: string }>;

/** Something the tests need and cannot have: the message holds the one command that gets it. */
export class MissingToolError extends Error {
  constructor(what: string, why: string, remedies: Remedies) {
    super(
      [
        `${what}: ${why}. Get it with`,
        `  Debian  ${remedies.debian}`,
        `  Fedora  ${remedies.fedora}`,
        `  macOS   ${remedies.macos}`,
      ].join("\n"),
    );
    this.name = "MissingToolError";
  }
}

import { fail, ok } from "#domain/result.ts";
import type { User, Users } from "#ports/users.ts";

export class FakeUsers implements Users {
  readonly #byEmail = new Map<string, User>();

  async create(user: User) {
    if (this.#byEmail.has(user.email)) return fail({ kind: "email-taken" } as const);
    this.#byEmail.set(user.email, user);
    return ok(user);
  }

  async findByEmail(email: string) {
    return this.#byEmail.get(email) ?? null;
  }

  /** Whose sessions these are; the real store joins. */
  emailOf(userId: string): string | null {
    return [...this.#byEmail.values()].find((user) => user.id === userId)?.email ?? null;
  }
}

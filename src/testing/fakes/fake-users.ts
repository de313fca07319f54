import { fail, ok } from "#domain/result.ts";
import type { NewUser, Role, User, Users } from "#ports/users.ts";

export class FakeUsers implements Users {
  readonly #byId = new Map<string, User>();
  /** Users with a second factor; the real store looks into their tables. */
  readonly withSecondFactor = new Set<string>();

  async create(user: NewUser) {
    if (this.withEmail(user.email) !== null) return fail({ kind: "email-taken" } as const);
    const whole: User = { ...user, role: "trader", frozenUntil: null, passwordChangedAt: null };
    this.#byId.set(user.id, whole);
    return ok(whole);
  }

  async findByEmail(email: string) {
    return this.withEmail(email);
  }

  async find(id: string) {
    return this.user(id);
  }

  async hasSecondFactor(id: string) {
    return this.withSecondFactor.has(id);
  }

  async setPassword(id: string, { passwordHash, at, frozenUntil }: Parameters<Users["setPassword"]>[1]) {
    const user = this.user(id);
    if (user === null) return;
    const until = Math.max(user.frozenUntil ?? 0, frozenUntil ?? 0);
    this.#byId.set(id, { ...user, passwordHash, passwordChangedAt: at, frozenUntil: until || null });
  }

  async setEmail(id: string, email: string) {
    const user = this.user(id);
    const owner = this.withEmail(email);
    if (user === null || (owner !== null && owner.id !== id)) return fail({ kind: "email-taken" } as const);
    this.#byId.set(id, { ...user, email });
    return ok(undefined);
  }

  async setRole(email: string, role: Role) {
    const user = this.withEmail(email);
    if (user !== null) this.#byId.set(user.id, { ...user, role });
    return user !== null;
  }

  /** Whose sessions these are; the real store joins. */
  user(id: string): User | null {
    return this.#byId.get(id) ?? null;
  }

  withEmail(email: string): User | null {
    return [...this.#byId.values()].find((user) => user.email === email) ?? null;
  }
}

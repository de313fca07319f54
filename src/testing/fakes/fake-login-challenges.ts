import type { ChallengeKind, LoginChallenge, LoginChallenges } from "#ports/login-challenges.ts";

export class FakeLoginChallenges implements LoginChallenges {
  readonly rows = new Map<string, LoginChallenge>();

  async create(challenge: LoginChallenge) {
    this.rows.set(challenge.tokenHash, challenge);
  }

  async find(tokenHash: string, kind: ChallengeKind, at: number) {
    const row = this.rows.get(tokenHash);
    return row !== undefined && row.kind === kind && at < row.expiresAt ? row : null;
  }

  async take(tokenHash: string, kind: ChallengeKind, at: number) {
    const found = await this.find(tokenHash, kind, at);
    return found !== null && this.rows.delete(tokenHash) ? found : null;
  }
}

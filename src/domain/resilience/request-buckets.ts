/** At most `most` requests in any stretch of `windowMs`. */
export type WindowRate = { readonly most: number; readonly windowMs: number };

/** The three rates of one network: for each key, for all signed requests of one address together, and for public ones. */
export type RequestRates = {
  readonly key: WindowRate;
  readonly signed: WindowRate;
  readonly public: WindowRate;
};

/** Who goes first when requests are few: a write concludes work already done; then as the urgencies are ordered. */
const PRECEDENCE = ["write", "guard", "exit", "entry", "sync", "screen"] as const;
export type Precedence = (typeof PRECEDENCE)[number];

/** What is left in a bucket, in requests; below 0 while it is paused. `filledAt` in milliseconds of the keeper's clock. */
export type Bucket = { readonly tokens: number; readonly filledAt: number };

/** How much a bucket holds, in requests, and how fast it fills. */
export type BucketShape = { readonly capacity: number; readonly perMs: number };

/** One bucket a request falls into; a bucket never used before is null, and full. */
export type Claim = { readonly bucket: Bucket | null; readonly shape: BucketShape };

const FILLED_PER_WINDOW = 0.9;
const RESERVE_PER_REQUEST = 0.08;
/** What floating point may be off by; a whole millisecond more to wait would be too much. */
export const ROUNDING_MS = 1e-6;

/** A rate told in requests a second; below one it is one request in a longer stretch. */
export const windowRate = (perSecond: number): WindowRate =>
  perSecond < 1 ? { most: 1, windowMs: 1_000 / perSecond } : { most: Math.floor(perSecond), windowMs: 1_000 };

/**
 * The bucket that keeps a rate. Any stretch of a window can let out what the bucket holds and what flows in meanwhile:
 * 1 + 0.08·most + 0.9·most, which is below most + 1. So no window ever holds more than `most`, even where two clocks
 * differ by a fiftieth of it. What the bucket holds above one request is the reserve that lets the urgent go first.
 */
export const bucketShape = ({ most, windowMs }: WindowRate): BucketShape => ({
  capacity: 1 + RESERVE_PER_REQUEST * most,
  perMs: (FILLED_PER_WINDOW * most) / windowMs,
});

/** The buckets of a request: one for the public, or one for its key and one for all signed requests of the address. */
export const bucketsOf = (
  rates: RequestRates,
  { network, key }: { readonly network: string; readonly key: string | null },
): readonly { readonly scope: string; readonly shape: BucketShape }[] =>
  key === null
    ? [{ scope: `${network}/public`, shape: bucketShape(rates.public) }]
    : [
        { scope: `${network}/key/${key}`, shape: bucketShape(rates.key) },
        { scope: `${network}/signed`, shape: bucketShape(rates.signed) },
      ];

/** How much must be in a bucket before it is taken from: one request for a write, the whole bucket for a screen. */
export const tokensNeeded = ({ capacity }: BucketShape, precedence: Precedence): number =>
  1 + ((capacity - 1) * PRECEDENCE.indexOf(precedence)) / (PRECEDENCE.length - 1);

/** What is in a bucket at `now`; a clock that stepped back fills nothing. */
const levelAt = ({ bucket, shape }: Claim, now: number): number =>
  bucket === null
    ? shape.capacity
    : Math.min(shape.capacity, bucket.tokens + shape.perMs * Math.max(0, now - bucket.filledAt));

const holding = (claim: Claim, tokens: number, now: number): Bucket => ({
  tokens,
  filledAt: Math.max(now, claim.bucket?.filledAt ?? now),
});

/**
 * Takes one request from every bucket, or from none. `waitMs` is 0 when taken, else in how many whole milliseconds,
 * rounded up, all of them will hold enough if nobody else takes. `left` is what the buckets hold then, in the order of
 * `claims`; null where nothing was taken.
 */
export const takeFromAll = (
  claims: readonly Claim[],
  precedence: Precedence,
  now: number,
): { readonly waitMs: number; readonly left: readonly Bucket[] | null } => {
  const waits = claims.map(
    (claim) => (tokensNeeded(claim.shape, precedence) - levelAt(claim, now)) / claim.shape.perMs,
  );
  const waitMs = Math.max(0, Math.ceil(Math.max(...waits) - ROUNDING_MS));
  return {
    waitMs,
    left: waitMs === 0 ? claims.map((claim) => holding(claim, levelAt(claim, now) - 1, now)) : null,
  };
};

/** A bucket from which nothing is taken for `forMs`; after that the most urgent go first. Never shortens a pause. */
export const pauseBucket = (claim: Claim, forMs: number, now: number): Bucket =>
  holding(claim, Math.min(levelAt(claim, now), 1 - claim.shape.perMs * forMs), now);

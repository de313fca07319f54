export { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";

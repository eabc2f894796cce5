/** Values that a caller without types may hand over. Each is made fresh. */

const SECRET = "canary-7f3a";

/** The text that no hostile value may bring onto the disk. */
export const CANARY: string = SECRET;

/** Name and value; the good ones carry `total_steps`, so that the event itself could pass. */
export function hostileValues(): readonly (readonly [name: string, value: unknown])[] {
  return [...wholes(), ...fields(), ...huge()];
}

function wholes(): readonly (readonly [string, unknown])[] {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  return [
    ["null", null],
    ["undefined", undefined],
    ["a number", 4],
    ["a string", SECRET],
    ["a symbol", Symbol(SECRET)],
    ["a function", () => SECRET],
    ["an array", [SECRET]],
    ["a date", new Date(Number.NaN)],
    ["a map", new Map([["total_steps", 1]])],
    ["a revoked proxy", revoked.proxy],
    ["a proxy that throws", new Proxy({}, throwingHandler())],
    [
      "a class with getters",
      new (class {
        get total_steps(): number {
          throw new Error(SECRET);
        }
      })(),
    ],
    ["an object whose toJSON leaks", { total_steps: 1, toJSON: () => ({ secret_note: SECRET }) }],
    ["a null prototype", Object.assign(Object.create(null), { total_steps: 1, note: SECRET })],
    ["an inherited value", Object.create({ total_steps: 1, note: SECRET })],
    ["__proto__ in JSON", JSON.parse(`{"total_steps":1,"__proto__":{"note":"${SECRET}"}}`)],
  ];
}

function fields(): readonly (readonly [string, unknown])[] {
  const cycle: Record<string, unknown> = { total_steps: 1 };
  cycle["stack"] = cycle;
  const getter = {
    total_steps: 1,
    get example(): string {
      throw new Error(SECRET);
    },
  };
  const odd = (value: unknown): unknown => ({ total_steps: 1, example: value, note: SECRET });
  return [
    ["a cycle", cycle],
    ["a getter", getter],
    ["a BigInt", { total_steps: 4n }],
    ["NaN", { total_steps: Number.NaN }],
    ["Infinity", { total_steps: Number.POSITIVE_INFINITY }],
    ["a fraction", { total_steps: 1.5 }],
    ["a symbol key", { total_steps: 1, [Symbol(SECRET)]: SECRET }],
    ["a lone surrogate", odd("\ud800")],
    ["an object as text", odd({ toString: () => SECRET })],
    ["a boxed string", odd(new String(SECRET))],
    ["an undeclared enum value", { total_steps: 1, orchestrator: SECRET }],
    ["a nested undeclared key", { total_steps: 1, stack: { is_shared: true, note: SECRET } }],
    ["a sparse array", { total_steps: 1, kinds: Object.assign(new Array(2), { 1: SECRET }) }],
    ["an array with extras", { total_steps: 1, kinds: Object.assign(["data"], { note: SECRET }) }],
  ];
}

function huge(): readonly (readonly [string, unknown])[] {
  const many: Record<string, unknown> = { total_steps: 1 };
  for (let i = 0; i < 200_000; i++) many[`key_${i}`] = SECRET;
  let deep: Record<string, unknown> = {};
  for (let i = 0; i < 20_000; i++) deep = { stack: deep };
  return [
    ["200,000 keys", many],
    ["20,000 levels", { total_steps: 1, stack: deep }],
    ["a string of 1 MB", { total_steps: 1, secret: `${SECRET}${"x".repeat(1_000_000)}` }],
    ["a path of 1 MB", { total_steps: 1, example: `/${SECRET.repeat(3)}`.repeat(40_000) }],
  ];
}

function throwingHandler(): ProxyHandler<object> {
  const fail = (): never => {
    throw new Error(SECRET);
  };
  return { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail };
}

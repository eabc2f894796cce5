/** Every deliberate break, by what it breaks. */
import { COMPILER } from "./breaks/compiler.ts";
import { DELIVERY } from "./breaks/delivery.ts";
import { OFF } from "./breaks/off.ts";
import { PAGE } from "./breaks/page.ts";
import { WIRE } from "./breaks/wire.ts";
import type { Mutant } from "./mutant.ts";

export const MUTANTS: readonly Mutant[] = [...WIRE, ...PAGE, ...OFF, ...DELIVERY, ...COMPILER];

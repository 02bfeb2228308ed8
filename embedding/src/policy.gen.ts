// Generated from src/embed and src/policy by `AMPOULE_UPDATE=1 cargo test embed::export`. Do not edit.

export type Imports = { 
/**
 * Only these, where it is given.
 */
allow: Array<string> | null, 
/**
 * Not these.
 */
deny: Array<string>, };

export type Denied = { 
/**
 * By name.
 */
deny: Array<string>, };

export type Dunder = "allow" | "deny";

export type Syntax = { 
/**
 * Each of them at least once.
 */
require: Array<string>, 
/**
 * None of them.
 */
forbid: Array<string>, 
/**
 * Lines that hold code, without comments.
 */
maxLines: number | null, };

export type Policy = { 
/**
 * Which modules may be imported.
 */
imports: Imports, 
/**
 * Builtins that are not there.
 */
builtins: Denied, 
/**
 * Names and attributes that may not stand in the text.
 */
names: Denied, 
/**
 * Whether names of the kind `__class__` may stand in it.
 */
dunder: Dunder, 
/**
 * Constructs that must or must not be used.
 */
syntax: Syntax, 
/**
 * Compiled by RestrictedPython and run with its guards.
 */
restricted: boolean, 
/**
 * Why, in the author's words; shown with each violation.
 */
reason: string, };

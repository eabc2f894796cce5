// Named types of the catalogue of ZenML.
// Made by Forthright: to change this file, edit the catalogue and generate again.

/** Every value of `StackComponentType`, in the order of the catalogue. */
export const STACK_COMPONENT_TYPE_VALUES = [
  "orchestrator",
  "artifact_store",
  "container_registry",
  "step_operator",
  "model_deployer",
  "secrets_manager",
  "feature_store",
  "experiment_tracker",
  "alerter",
  "annotator",
  "data_validator",
] as const;

/**
 * The kinds of component that a stack is made of.
 *
 * Allowed: one of "orchestrator", "artifact_store", "container_registry", "step_operator", "model_deployer",
 * "secrets_manager", "feature_store", "experiment_tracker", "alerter", "annotator", "data_validator".
 */
export type StackComponentType = (typeof STACK_COMPONENT_TYPE_VALUES)[number];

/** Every value of `StoreType`, in the order of the catalogue. */
export const STORE_TYPE_VALUES = ["sql", "rest", "local"] as const;

/**
 * Where ZenML keeps its own records.
 *
 * Allowed: one of "sql", "rest", "local".
 */
export type StoreType = (typeof STORE_TYPE_VALUES)[number];

/**
 * The flavour of a stack component, such as local or kubeflow.
 *
 * Allowed: text, at most 64 characters.
 */
export type FlavorName = string;

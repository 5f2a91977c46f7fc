// Which entities, relations and figures pass the filters: the graph and the table show the same.
import type { Entity, Figure, Model, Quote, Relation, Statement, Years } from "./data";
import type { State } from "./state";

export interface Selection {
  entities: Entity[];
  relations: Relation[];
  figures: Figure[];
}

export function selectionOf(model: Model, state: State): Selection {
  const relations = model.relations.filter((each) => relationPasses(each, state));
  const figures = model.figures.filter((each) => figurePasses(each, state));
  const linked = linkedEntities(relations, figures);
  let shown = new Set(model.entities.filter((each) => classPasses(each, state) && (linked.has(each) || (state.unlinked && mentionPasses(each, state)))));
  if (state.expanded.length > 0) shown = neighbourhood(state.expanded, relations, shown);
  if (state.selected !== null) shown.add(state.selected);
  return {
    entities: model.entities.filter((each) => shown.has(each)),
    relations: relations.filter((each) => shown.has(each.source) && shown.has(each.target)),
    figures: figuresOf(figures, state.expanded.length > 0 ? new Set(state.expanded) : shown),
  };
}

/** Those of the statements behind a relation that pass the filters. */
export function passing(statements: readonly Statement[], state: State): Statement[] {
  return statements.filter((each) => statusPasses(each.planned, state) && yearsPass(each.years, state) && documentPasses([each], state));
}

/** Whether the relation is only planned, as far as the statements that pass tell. */
export function onlyPlanned(relation: Relation, state: State): boolean {
  const told = passing(relation.statements, state);
  return told.length > 0 && told.every((each) => each.planned);
}

export function neighboursOf(entity: Entity, state: State): Entity[] {
  const found = entity.relations.filter((each) => relationPasses(each, state)).map((each) => (each.source === entity ? each.target : each.source));
  return [...new Set(found)];
}

function relationPasses(relation: Relation, state: State): boolean {
  if (state.hiddenPredicates.has(relation.predicate.name)) return false;
  if (!classPasses(relation.source, state) || !classPasses(relation.target, state)) return false;
  return relation.statements.length === 0 ? !isNarrowed(state) : passing(relation.statements, state).length > 0;
}

function figurePasses(figure: Figure, state: State): boolean {
  return statusPasses(figure.planned, state) && yearsPass(figure.years, state) && documentPasses(figure.mentions, state);
}

function mentionPasses(entity: Entity, state: State): boolean {
  return state.status === "all" && state.from === null && state.to === null && documentPasses(entity.mentions, state);
}

function classPasses(entity: Entity, state: State): boolean {
  return !state.hiddenClasses.has(entity.kind.name);
}

function isNarrowed(state: State): boolean {
  return state.documents.size > 0 || state.from !== null || state.to !== null || state.status !== "all";
}

function statusPasses(planned: boolean, state: State): boolean {
  return state.status === "all" || (state.status === "planned") === planned;
}

function yearsPass(years: Years | null, state: State): boolean {
  if (state.from === null && state.to === null) return true;
  return years !== null && years.last >= (state.from ?? -Infinity) && years.first <= (state.to ?? Infinity);
}

function documentPasses(quotes: readonly Quote[], state: State): boolean {
  return state.documents.size === 0 || quotes.some((each) => state.documents.has(each.passage.document.id));
}

function figuresOf(figures: readonly Figure[], entities: ReadonlySet<Entity>): Figure[] {
  return figures.filter((each) => (each.subject !== null && entities.has(each.subject)) || (each.body !== null && entities.has(each.body)));
}

function linkedEntities(relations: readonly Relation[], figures: readonly Figure[]): Set<Entity> {
  const ends = [...relations.flatMap((each) => [each.source, each.target]), ...figures.flatMap((each) => [each.subject, each.body])];
  return new Set(ends.filter((each) => each !== null));
}

function neighbourhood(expanded: readonly Entity[], relations: readonly Relation[], shown: ReadonlySet<Entity>): Set<Entity> {
  const centres = new Set(expanded);
  const found = new Set(expanded);
  for (const { source, target } of relations) {
    if (centres.has(source) && shown.has(target)) found.add(target);
    if (centres.has(target) && shown.has(source)) found.add(source);
  }
  return found;
}

import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { AnyStateNode } from 'xstate';
import { accountMachine } from '../../src/lifecycle/account.machine';

/**
 * Stately's importer reads the source and does not run it: a state that is imported, spread or built by a
 * call goes missing there without an error.
 */
it('every state of the account machine stands in its literal, where Stately can see it', () => {
  const source = ts.createSourceFile(
    'account.machine.ts',
    readFileSync('src/lifecycle/account.machine.ts', 'utf8'),
    ts.ScriptTarget.Latest,
  );

  expect(writtenStates(machineLiteral(source), '')).toEqual(runningStates(accountMachine.root, ''));
});

function machineLiteral(node: ts.Node): ts.Node {
  const isCreateMachine =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'createMachine';
  if (isCreateMachine && node.arguments[0]) return node.arguments[0];
  const found = childrenOf(node).map(machineLiteral);
  return found.find(ts.isObjectLiteralExpression) ?? node;
}

function writtenStates(literal: ts.Node, path: string): string[] {
  return propertiesOf(propertiesOf(literal).find(({ key }) => key === 'states')?.value).flatMap(({ key, value }) => [
    `${path}/${key}`,
    ...writtenStates(value, `${path}/${key}`),
  ]);
}

function propertiesOf(node?: ts.Node): { key: string; value: ts.Node }[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)
      ? [{ key: property.name.text, value: property.initializer }]
      : [],
  );
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

function runningStates(node: AnyStateNode, path: string): string[] {
  return Object.values(node.states).flatMap((state) => [
    `${path}/${state.key}`,
    ...runningStates(state, `${path}/${state.key}`),
  ]);
}

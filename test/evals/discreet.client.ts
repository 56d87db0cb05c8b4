import { Client } from 'langsmith';

type Created = Parameters<Client['createProject']>[0];
type Updated = Parameters<Client['updateProject']>[1];

/** The evaluation library tells the service who wrote the last commit and where the repository lies; we do not. */
export class DiscreetClient extends Client {
  override createProject(project: Created): ReturnType<Client['createProject']> {
    return super.createProject({ ...project, metadata: withoutAuthor(project.metadata) });
  }

  override updateProject(id: string, project: Updated): ReturnType<Client['updateProject']> {
    return super.updateProject(id, { ...project, metadata: withoutAuthor(project.metadata) });
  }
}

function withoutAuthor<Metadata extends object | null | undefined>(metadata: Metadata): Metadata {
  return metadata ? { ...metadata, git: undefined } : metadata;
}

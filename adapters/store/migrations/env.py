"""Run by Alembic under the name `env_py`: migrates on the connection, and in the transaction, that the store gives."""

from alembic import context


def run() -> None:
    """Run the wanted steps; SQLite's tables are rebuilt where it cannot alter them."""
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=attributes["metadata"],
        render_as_batch=attributes["connection"].dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":
    run()

"""The service side of a station: advice, opinions about the service, follow-up calls, helpers, queue, knowledge.

Each subject has its acts (``consultation``, ``feedback``, ``followup``, ``partners``, ``experts``, ``volunteers``,
``tickets``, ``publishing``) and its lists in ``lists/<subject>``; ``knowledge`` searches the articles and ``paperdata``
fills the forms D23–D26. Source: seed (四)–(十); domain.md §9.2, §11.3.
"""

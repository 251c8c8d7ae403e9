package io.github.evidencegate.forge;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Revision;
import java.util.List;
import java.util.Set;

/**
 * One project on a code host, as one token sees it. Each method is one question or one deed; what to do in which order is
 * decided elsewhere. Lists are whole (all pages), or say that they are not. Every method throws a {@link ForgeException}
 * if the code host refuses, after it has tried again where that can help.
 */
public interface Forge {
    /** What histories and records call a change of this project. */
    ChangeKey key(long number);

    /** The change as it is now. */
    ForgeChange change(long number) throws ForgeException;

    /** The files of the change. */
    FileList files(ForgeChange change) throws ForgeException;

    /** What people said about the change; of those who approved it, whether they may write. */
    Review review(ForgeChange change) throws ForgeException;

    /** What jobs and checks at a revision came to: the newest of each name. */
    List<JobResult> jobs(Revision head) throws ForgeException;

    /** The numbers of the open changes whose head this revision is. */
    List<Long> openAt(Revision head) throws ForgeException;

    /** The issues that the change closes, in the order of their numbers. */
    List<IssueText> closes(ForgeChange change) throws ForgeException;

    /** All comments on the change, oldest first. */
    List<PostedComment> comments(long number) throws ForgeException;

    /** One comment as it is now. */
    PostedComment comment(long number, String id) throws ForgeException;

    /** Adds a comment. */
    PostedComment post(long number, String text) throws ForgeException;

    /** Replaces the text of an own comment. */
    PostedComment rewrite(long number, String id, String text) throws ForgeException;

    /** Removes an own comment; one that is gone already is no failure. */
    void remove(long number, String id) throws ForgeException;

    /** Acknowledges a comment; the same twice is there once. */
    void react(long number, String id, Reaction reaction) throws ForgeException;

    /** Puts a result on a revision. */
    CheckReport.Posted report(CheckReport report) throws ForgeException;

    /** Adds and takes labels; ones that are there or gone already are no failure. */
    void label(long number, Set<String> add, Set<String> take) throws ForgeException;

    /**
     * What a person may do.
     *
     * @param teams those to ask about, such as {@code @org/team}
     */
    Permission permission(String login, List<String> teams) throws ForgeException;

    /** The most characters (Unicode code points) of a comment. */
    int longestComment();
}
